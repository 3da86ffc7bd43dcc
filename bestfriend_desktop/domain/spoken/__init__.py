"""How what is written is said, one module for each language that has rules of its own."""
