"""Pages of visits and letters."""
