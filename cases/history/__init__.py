"""Earlier states: who changed what, the case as known or as recorded, and undo."""
