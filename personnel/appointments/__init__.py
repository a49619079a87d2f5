"""From the final minutes to the chair, renewals, ends of terms."""
