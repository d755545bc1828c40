"""Coverage, gates, weights, scores, robustness, confidence: from a decision to an evaluation."""
