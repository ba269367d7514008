"""Proofs of safety; those marked `security` run by `make test-security`."""
