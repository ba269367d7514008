"""What the pages of cases and people show: read models, no queries in templates."""
