"""What came of it: answers, outcomes, tables for diplomats, and the report between two days."""
