// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/undo_history.h"

#include <algorithm>

namespace betlog::models {

UndoHistory::StepId UndoHistory::did(const Deed& deed)
{
    if (m_done.size() == kMaxSteps)
        m_done.removeFirst();
    m_done.append({++m_lastStep, deed, foreignTimes(deed.bets)});
    m_undone.clear();
    emit changed();
    return m_lastStep;
}

QString UndoHistory::undoText() const
{
    return m_done.isEmpty() ? QString() : m_done.last().deed.text;
}

QString UndoHistory::redoText() const
{
    return m_undone.isEmpty() ? QString() : m_undone.last().deed.text;
}

void UndoHistory::undo()
{
    if (!m_done.isEmpty())
        undoStep(m_done.last().id);
}

void UndoHistory::undoStep(StepId step)
{
    const auto found = std::ranges::find(m_done, step, &Step::id);
    if (found == m_done.end())
        return;
    const Step taken = *found;
    m_done.erase(found);
    act(taken, taken.deed.undo, m_undone);
}

void UndoHistory::redo()
{
    if (m_undone.isEmpty())
        return;
    const Step taken = m_undone.takeLast();
    act(taken, taken.deed.redo, m_done);
}

void UndoHistory::act(Step step, const Act& write, QList<Step>& onto)
{
    if (const QString why = whyNot(step); !why.isEmpty()) {
        emit declined(why);
    } else {
        step.deed.mutations = write();
        onto.append(step);
    }
    emit changed();
}

QString UndoHistory::whyNot(const Step& step) const
{
    const QList<int> now = foreignTimes(step.deed.bets);
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (now[i] == step.foreign[i])
            continue;
        const Foreign& other = *m_foreign.constFind(step.deed.bets[i]);
        return tr("%1 changed %2 since, so %3 is left as it is.")
            .arg(other.actor.isEmpty() ? tr("Somebody") : other.actor, other.name, step.deed.text);
    }
    return {};
}

QList<int> UndoHistory::foreignTimes(const QList<base::BetId>& bets) const
{
    QList<int> times;
    for (const base::BetId bet : bets)
        times.append(m_foreign.value(bet).times);
    return times;
}

void UndoHistory::noteForeign(base::BetId bet, const QString& actor, const QString& name)
{
    Foreign& foreign = m_foreign[bet];
    ++foreign.times;
    foreign.actor = actor;
    foreign.name = name;
}

void UndoHistory::noteRefused(base::MutationId mutation)
{
    const bool forgotten = forget(m_done, mutation);
    if (forget(m_undone, mutation) || forgotten)
        emit changed();
}

bool UndoHistory::forget(QList<Step>& steps, base::MutationId mutation)
{
    // Of a step of many writes the others still stand; taking back what never was does no harm.
    return steps.removeIf([mutation](const Step& step) {
        return step.deed.mutations == QList {mutation};
    }) > 0;
}

void UndoHistory::clear()
{
    m_done.clear();
    m_undone.clear();
    m_foreign.clear();
    emit changed();
}

} // namespace betlog::models
