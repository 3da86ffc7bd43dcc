"""The page on which the person sees, changes and forgets what is remembered."""
