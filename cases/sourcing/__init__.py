"""Who says so: citations, what a source says, how sure that makes a fact, weighing accounts."""
