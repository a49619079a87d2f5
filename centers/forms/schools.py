"""A school's data."""

from itertools import groupby

from smm_portal.kit.forms import ModelForm
from smm_portal.offices.models import ROOT_PATH

from ..models import District, School


def districts_for(duty):
    """Districts in which this duty may keep schools: those of its province, or all."""
    rows = District.objects.select_related("province")
    rows = rows.order_by("province__sort_key", "sort_key")
    if duty.scope_path == ROOT_PATH:
        return rows
    return rows.filter(province__office__path__startswith=duty.scope_path)


class SchoolForm(ModelForm):
    """Enter or change a school; its office follows by trigger."""

    class Meta:
        model = School
        fields = (
            "name", "code", "kind", "district", "compulsory_service", "address", "website", "working",
        )  # fmt: skip

    def __init__(self, *args, duty, **kwargs):
        super().__init__(*args, **kwargs)
        districts = self.fields["district"]
        districts.queryset = rows = districts_for(duty)
        districts.widget.choices = [("", "—"), *_by_province(rows)]


def _by_province(rows) -> list[tuple[str, list[tuple[int, str]]]]:
    groups = groupby(rows, key=lambda district: district.province)
    return [
        (province.name, [(d.pk, f"{d.name} / {province.name}") for d in members])
        for province, members in groups
    ]
