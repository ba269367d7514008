"""The library of approved texts: what each says, until when, and who stands for it."""
