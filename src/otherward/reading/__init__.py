"""WHAT A TEXT SAYS: needs, offerings, promises, thanks, milestones, confidences; each with its exact quote."""
