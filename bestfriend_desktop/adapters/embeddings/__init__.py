"""Texts as vectors: by MiniLM in this process, or by an embedding model of Ollama."""
