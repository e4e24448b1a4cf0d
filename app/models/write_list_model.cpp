// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/write_list_model.h"

#include "app/models/event_phrases.h"
#include "app/sync/edit_merge.h"
#include "app/sync/optimistic.h"
#include "app/sync/sync_engine.h"

#include <QSet>

#include <algorithm>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using sync::QueueEntry;
using sync::QueueState;

namespace {

QString betName(const QueueEntry& entry)
{
    const auto& bet = entry.theirs ? entry.theirs : entry.seen;
    if (bet && bet->number != 0)
        return WriteListModel::tr("bet #%1").arg(bet->number);
    return WriteListModel::tr("a new bet");
}

QString statusText(const wire::SetStatus& status, const QString& bet)
{
    if (status.payoutOverride)
        return WriteListModel::tr("Payout of %1").arg(bet);
    QStringList words;
    for (const domain::LineResult result : status.results)
        words.append(resultWord(result));
    words.removeDuplicates();
    return WriteListModel::tr("%1 on %2").arg(words.join(u", "_s), bet);
}

/// In the order of the list, of which the first is the newest that still waits for something.
QList<QueueEntry> inOrder(const QList<QueueEntry>& queue)
{
    QList<QueueEntry> open;
    QList<QueueEntry> accepted;
    QList<QueueEntry> elsewhere;
    for (auto entry = queue.crbegin(); entry != queue.crend(); ++entry) {
        if (entry->isElsewhere)
            elsewhere.append(*entry);
        else if (entry->state != QueueState::Accepted)
            open.append(*entry);
        else if (accepted.size() < WriteListModel::kMaxAccepted)
            accepted.append(*entry);
    }
    return open + accepted + elsewhere;
}

} // namespace

bool needsAnswer(const QueueEntry& entry)
{
    return entry.state == QueueState::Refused || entry.state == QueueState::Conflicted;
}

bool lacksReason(const base::Error& error)
{
    return std::ranges::any_of(
        error.fields, [](const base::FieldError& field) { return field.pointer == u"/reason"; });
}

std::optional<domain::Bet> insistedOn(const QueueEntry& entry)
{
    if (!entry.theirs)
        return entry.mine;
    sync::QueuedWrite write;
    write.mutation.betId = entry.bet;
    write.mutation.operation = entry.operation;
    write.enteredAt = entry.enteredAt;
    write.seen = entry.seen;
    const auto* const edit = std::get_if<wire::EditBet>(&entry.operation);
    if (edit && entry.seen)
        write.mutation.operation = sync::mergeOnto(*entry.seen, *edit, *entry.theirs).edit;
    return sync::replayed(entry.theirs, write, {});
}

QString writeText(const QueueEntry& entry)
{
    const wire::Operation& operation = entry.operation;
    const QString bet = betName(entry);
    if (const auto* const status = std::get_if<wire::SetStatus>(&operation))
        return statusText(*status, bet);
    if (std::holds_alternative<wire::EditBet>(operation))
        return WriteListModel::tr("Edit of %1").arg(bet);
    if (std::holds_alternative<wire::DeleteBet>(operation))
        return WriteListModel::tr("Deletion of %1").arg(bet);
    if (std::holds_alternative<wire::RestoreBet>(operation))
        return WriteListModel::tr("Bringing back %1").arg(bet);
    return entry.mine ? WriteListModel::tr("New bet on %1").arg(matchup(*entry.mine))
                      : WriteListModel::tr("New bet");
}

QString stateWord(QueueState state)
{
    switch (state) {
    case QueueState::Waiting:
        return WriteListModel::tr("Waiting");
    case QueueState::Sent:
        return WriteListModel::tr("Sent");
    case QueueState::Accepted:
        return WriteListModel::tr("Accepted");
    case QueueState::Refused:
        return WriteListModel::tr("Refused");
    case QueueState::Conflicted:
        return WriteListModel::tr("Conflict");
    }
    Q_UNREACHABLE();
}

WriteListModel::WriteListModel(sync::SyncEngine& engine, QObject* parent)
    : QAbstractListModel(parent)
    , m_engine(engine)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &WriteListModel::read);
    connect(&engine, &sync::SyncEngine::queueChanged, this, &WriteListModel::readSoon);
    // What the log has of the bets that are written to is told there, too.
    connect(&engine, &sync::SyncEngine::happened, this, [this] {
        if (needingAnswerCount() > 0)
            readSoon();
    });
    read();
}

void WriteListModel::readSoon()
{
    if (m_soon.isActive())
        return;
    const std::chrono::milliseconds since(m_sinceRead.elapsed());
    m_soon.start(std::max(std::chrono::milliseconds(0), kBlink - since));
}

void WriteListModel::read()
{
    becomeAs(inOrder(m_engine.queue()));
    m_sinceRead.start();
}

void WriteListModel::becomeAs(const QList<QueueEntry>& wanted)
{
    if (std::max(wanted.size(), m_entries.size()) > kMaxMoved) {
        beginResetModel();
        m_entries = wanted;
        endResetModel();
    } else {
        moveRows(wanted);
    }
    emit countsChanged();
}

void WriteListModel::moveRows(const QList<QueueEntry>& wanted)
{
    QSet<base::MutationId> ids;
    for (const QueueEntry& entry : wanted)
        ids.insert(entry.mutation);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (ids.contains(m_entries[row].mutation))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
        const auto found =
            std::find_if(m_entries.cbegin() + row, m_entries.cend(), [&](const QueueEntry& entry) {
                return entry.mutation == wanted[row].mutation;
            });
        const int at = static_cast<int>(found - m_entries.cbegin());
        if (found == m_entries.cend()) {
            beginInsertRows({}, row, row);
            m_entries.insert(row, wanted[row]);
            endInsertRows();
        } else if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            m_entries.move(at, row);
            endMoveRows();
        }
        m_entries[row] = wanted[row];
    }
    if (!m_entries.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

QModelIndex WriteListModel::indexOf(base::MutationId mutation) const
{
    const auto found = std::ranges::find(m_entries, mutation, &QueueEntry::mutation);
    return found == m_entries.end() ? QModelIndex()
                                    : index(static_cast<int>(found - m_entries.begin()));
}

int WriteListModel::unansweredCount() const
{
    return static_cast<int>(std::ranges::count_if(m_entries, [](const QueueEntry& entry) {
        const bool isOpen = entry.state == QueueState::Waiting || entry.state == QueueState::Sent;
        return isOpen && !entry.isElsewhere;
    }));
}

int WriteListModel::needingAnswerCount() const
{
    return static_cast<int>(std::ranges::count_if(m_entries, &needsAnswer));
}

int WriteListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant WriteListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QueueEntry& entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return writeText(entry);
    case Qt::AccessibleTextRole:
        return u"%1, %2"_s.arg(writeText(entry), stateWord(entry.state));
    case StateRole:
        return static_cast<int>(entry.state);
    default:
        return {};
    }
}

} // namespace betlog::models
