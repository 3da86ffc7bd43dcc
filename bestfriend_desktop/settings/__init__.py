"""Every setting, declared once, and the store that reads and writes them."""
