"""What the README quotes, each figure measured against its bound in the same run."""
