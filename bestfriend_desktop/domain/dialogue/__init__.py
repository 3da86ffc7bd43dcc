"""The built-in companion: what it understands and answers without a language model, by plain rules.

`conversation` takes a message apart, asks each skill of `skills` in order, and puts their answers together.
Nothing here does input or output: a skill that needs to look something up yields a `Lookup` and is sent what
was found.
"""
