"""Addresses of this part of the room."""

from django.urls import path

from .views import letters, sheets, tasks

MONTH = "merkezler/<int:pk>/cizelge/<int:year>/<int:month>/"

urlpatterns: list = [
    path("is-bolumu/", tasks.TaskList.as_view(), name="tasks"),
    path("is-bolumu/<int:pk>/", tasks.TaskPage.as_view(), name="task"),
    path("is-bolumu/<int:pk>/teslim/", tasks.deliver, name="task_deliver"),
    path("is-bolumu/<int:pk>/kabul/", tasks.accept, name="task_accept"),
    path("is-bolumu/<int:pk>/geri-ver/", tasks.give_back, name="task_return"),
    path("is-bolumu/<int:pk>/vazgec/", tasks.cancel, name="task_cancel"),
    path("merkezler/<int:pk>/is-ver/", tasks.new, name="task_new"),
    path("merkezler/<int:pk>/is-ver/onceki/", letters.copy, name="tasks_copy"),
    path("merkezler/<int:pk>/gorev-bentleri/", letters.board, name="letters_board"),
    path("gorev-cizelgeleri/", sheets.SheetList.as_view(), name="duty_sheets"),
    path(MONTH, sheets.sheet, name="duty_sheet"),
    path(f"{MONTH}onayla/", sheets.confirm, name="duty_sheet_confirm"),
    path(f"{MONTH}duzeltme/", sheets.reopen, name="duty_sheet_reopen"),
    path("merkezler/<int:pk>/izin/", sheets.absence_new, name="absence_new"),
    path("izinler/<int:pk>/", sheets.absence_edit, name="absence_edit"),
    path("izinler/<int:pk>/sil/", sheets.absence_delete, name="absence_delete"),
]
