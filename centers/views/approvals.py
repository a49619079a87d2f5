"""What a guided act says of the approval (olur) on which its decision rests."""

from .. import letters


class AsksApproval:
    """A guided act whose decision is an approval: its pages say where the letter stands."""

    approval = ""

    def page(self, current, **more):
        found = letters.standing_of(self.duty, self.approval, self.object)
        return super().page(current, **more) | {"approval": found}
