"""``manage.py yonerge``: the clause register with the findings of today."""

from django.core.management.base import BaseCommand

from smm_portal.law import audit, report


class Command(BaseCommand):
    help = "Prints the clause register; exits 1 when a finding breaks a hard clause."

    def add_arguments(self, parser):
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="a list of objects")
        shape.add_argument("--markdown", action="store_true", help="the text of docs/yonerge.md")
        parser.add_argument("--save", action="store_true", help="keep the findings, as at night")

    def handle(self, *args, **options):
        if options["markdown"]:
            self.stdout.write(report.as_markdown(), ending="")
            return
        if options["save"]:
            audit.run()
        findings = audit.look_and_recall()
        write = report.as_json if options["json"] else report.as_table
        self.stdout.write(write(findings))
        self._judge(findings)

    def _judge(self, findings):
        broken = sorted({finding.clause for finding in findings if finding.hard})
        if broken:
            self.stderr.write("Aykırılık: " + ", ".join(broken))
            raise SystemExit(1)
