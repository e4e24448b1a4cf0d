// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/state_history_model.h"

#include "app/models/clock_text.h"
#include "app/models/connection_phrases.h"

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

StateHistoryModel::StateHistoryModel(
    const sync::Diagnostics& diagnostics, const base::Clock& clock, QObject* parent)
    : QAbstractTableModel(parent)
    , m_diagnostics(diagnostics)
    , m_clock(clock)
    , m_states(diagnostics.states())
{
    connect(&diagnostics, &sync::Diagnostics::stateEntered, this, &StateHistoryModel::takeNewest);
}

void StateHistoryModel::takeNewest()
{
    if (m_diagnostics.states().isEmpty())
        return;
    if (m_states.size() >= sync::Diagnostics::kMaxStates) {
        const int last = static_cast<int>(m_states.size()) - 1;
        beginRemoveRows({}, last, last);
        m_states.removeFirst();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_states.append(m_diagnostics.states().last());
    endInsertRows();
    // What was the present state has its end now.
    if (m_states.size() > 1)
        emit dataChanged(index(1, LastedColumn), index(1, LastedColumn));
}

void StateHistoryModel::tick()
{
    if (!m_states.isEmpty())
        emit dataChanged(index(0, LastedColumn), index(0, LastedColumn), {Qt::DisplayRole});
}

int StateHistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_states.size());
}

int StateHistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant StateHistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const qsizetype at = m_states.size() - 1 - index.row();
    if (role == StateRole)
        return static_cast<int>(m_states[at].state);
    return role == Qt::DisplayRole ? QVariant(text(at, index.column())) : QVariant();
}

QString StateHistoryModel::text(qsizetype at, int column) const
{
    const sync::Diagnostics::StateEntry& entry = m_states[at];
    switch (column) {
    case SinceColumn:
        return preciseTime(entry.at);
    case StateColumn:
        return connectionGlyph(entry.state) + u' ' + connectionWord(entry.state);
    case LastedColumn:
        return lasted(at);
    default:
        return entry.why;
    }
}

QString StateHistoryModel::lasted(qsizetype at) const
{
    const bool present = at == m_states.size() - 1;
    const base::Timestamp end = present ? m_clock.now() : m_states[at + 1].at;
    return durationInWords(end - m_states[at].at);
}

QVariant StateHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SinceColumn:
        return u"Since"_s;
    case StateColumn:
        return u"State"_s;
    case LastedColumn:
        return u"Lasted"_s;
    case WhyColumn:
        return u"Why"_s;
    default:
        return {};
    }
}

} // namespace betlog::models
