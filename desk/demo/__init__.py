"""The demonstration data: real cases from nine public statements, kept in fixtures/demo/."""
