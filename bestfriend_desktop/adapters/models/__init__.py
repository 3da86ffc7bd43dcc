"""The engines that think: Ollama, and llama.cpp inside this process."""
