"""What applications do by themselves: every night the conditions are looked at again."""

from celery import shared_task

from smm_portal.kit.history import acting

from . import checking

JUDGE_AGAIN = "personnel.judge_again"


@shared_task(name=JUDGE_AGAIN)
def judge_again() -> int:
    """Judge again what is on its way; how many applications came out otherwise."""
    with acting(task=JUDGE_AGAIN):
        return sum(bool(checking.judge_again(row)) for row in checking.to_judge_again())
