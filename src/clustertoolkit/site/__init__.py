"""The content as pages that need no server: built from the same views as the command's documents."""
