"""From a chosen event, case or earlier letter to a draft: what is offered, and why."""
