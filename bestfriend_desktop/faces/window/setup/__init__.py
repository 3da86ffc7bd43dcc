"""The first start in the window: a page for each step, all of them optional."""
