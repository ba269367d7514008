"""Reading a source beside a form: passage after passage becomes facts, each with its quote."""
