"""One task: signed words, three states, reports with their proof, history, documents, badge."""

from __future__ import annotations

from planportal.model import Document, Task
from planportal.output import Page
from planportal.render import addresses
from planportal.render.dashboard import task_timeline
from planportal.render.news.addresses import article_path
from planportal.render.news.standing import standing
from planportal.render.pages.base import make_page, newest_change
from planportal.render.view import View
from planportal.schedule import meaning

__all__ = ["task_page"]

_MOST_ARTICLES = 10


def task_page(view: View, task: Task) -> Page:
    """Return a task's page."""
    portal = view.portal
    tasks = portal.plan.tasks
    at = tasks.index(task)
    group = next(group for group in portal.plan.groups if task in group.tasks)
    return make_page(
        view,
        kind="task",
        path=addresses.page_path(task),
        title=f"Nhiệm vụ {task.id}: {task.short_title}",
        description=f"Nhiệm vụ {task.id}. Chủ trì: {task.leads.signed} Thời gian thực hiện: {task.schedule.signed}",
        source=task.source,
        crumbs=[("Kế hoạch", addresses.PLAN), (f"Nhóm {group.number}", addresses.page_path(group))],
        updated=newest_change(view, [task]),
        task=task,
        group=group,
        state=view.state(task, view.year),
        past=[view.state(task, year) for year in reversed(view.years[:-1])],
        history=[view.state(task, year) for year in (view.year + 1, *reversed(view.years))],
        timeline=task_timeline(view, task),
        meaning=meaning(task.schedule),
        leads=[portal.unit_by_id[unit] for unit in task.leads.units],
        cooperating=[portal.unit_by_id[unit] for unit in task.cooperating.units],
        bases=[portal.document_by_id[name] for name in portal.plan.rests_on],
        documents=_direct_documents(view, task),
        articles=[
            (article, article_path(article), standing(article, view.now))
            for article in view.articles_of_task.get(task.id, ())[:_MOST_ARTICLES]
        ],
        before=tasks[at - 1] if at else None,
        after=tasks[at + 1] if at + 1 < len(tasks) else None,
    )


def _direct_documents(view: View, task: Task) -> list[Document]:
    """Documents that bear on this task and are not already among the plan's bases."""
    bases = view.portal.plan.rests_on
    return [
        document
        for document in view.portal.documents
        if document.id not in bases and (task.id in document.tasks or document.number in task.text)
    ]
