"""The secretary's tasks, below `/<community>/oppgaver/`, and one's own, below Min side."""

from django.urls import URLPattern, path

from cases.views import my_tasks, task_acts, tasks

urlpatterns: list[URLPattern] = [
    path("", tasks.TaskList.as_view(), name="task_list"),
    path("<str:matter>/legg-til-side/", task_acts.PutOff.as_view(), name="task_put_off"),
    path("<str:matter>/ta-opp/", task_acts.TakeUp.as_view(), name="task_take_up"),
    path("<str:matter>/overta/", task_acts.TakeOn.as_view(), name="task_take_on"),
    path("<str:matter>/gi-tilbake/", task_acts.GiveBack.as_view(), name="task_give_back"),
]
own: list[URLPattern] = [
    path("<str:matter>/legg-til-side/", my_tasks.PutOff.as_view(), name="my_task_put_off"),
    path("<str:matter>/ta-opp/", my_tasks.TakeUp.as_view(), name="my_task_take_up"),
]
