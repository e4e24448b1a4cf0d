// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/event_log_model.h"

#include "app/models/clock_text.h"

#include <QStringList>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using Kind = sync::Diagnostics::Kind;

EventLogModel::EventLogModel(const sync::Diagnostics& diagnostics, QObject* parent)
    : QAbstractTableModel(parent)
    , m_diagnostics(diagnostics)
    , m_entries(diagnostics.entries())
{
    connect(&diagnostics, &sync::Diagnostics::entryAdded, this, &EventLogModel::takeNewest);
    connect(&diagnostics, &sync::Diagnostics::entriesCleared, this, &EventLogModel::reload);
}

void EventLogModel::takeNewest()
{
    const auto& entries = m_diagnostics.entries();
    if (entries.isEmpty())
        return;
    if (m_entries.size() >= sync::Diagnostics::kMaxEntries) {
        beginRemoveRows({}, 0, 0);
        m_entries.removeFirst();
        endRemoveRows();
    }
    const int row = static_cast<int>(m_entries.size());
    beginInsertRows({}, row, row);
    m_entries.append(entries.last());
    endInsertRows();
}

void EventLogModel::reload()
{
    beginResetModel();
    m_entries = m_diagnostics.entries();
    endResetModel();
}

int EventLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int EventLogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant EventLogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const sync::Diagnostics::Entry& entry = m_entries[index.row()];
    if (role == KindRole)
        return static_cast<int>(entry.kind);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return preciseTime(entry.at);
    case KindColumn:
        return entryKindWord(entry.kind);
    default:
        return entry.text;
    }
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return u"Time"_s;
    case KindColumn:
        return u"Kind"_s;
    case TextColumn:
        return u"What"_s;
    default:
        return {};
    }
}

QString entryKindWord(Kind kind)
{
    switch (kind) {
    case Kind::State:
        return u"State"_s;
    case Kind::Sent:
        return u"Sent"_s;
    case Kind::Received:
        return u"Received"_s;
    case Kind::Error:
        return u"Error"_s;
    case Kind::Note:
        return u"Note"_s;
    case Kind::Simulated:
        return u"Simulated"_s;
    }
    return {};
}

QString rowsAsText(const QAbstractItemModel& model, const QList<int>& rows)
{
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(u"  "_s));
    }
    return lines.join(u'\n');
}

} // namespace betlog::models
