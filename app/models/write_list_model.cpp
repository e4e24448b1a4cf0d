// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/write_list_model.h"

#include "app/models/event_phrases.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"

#include <algorithm>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

namespace {

QString betName(const sync::WriteState& state)
{
    const auto& bet = state.theirs ? state.theirs : state.write.seen;
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

} // namespace

QString writeText(const sync::WriteState& state)
{
    const wire::Operation& operation = state.write.mutation.operation;
    const QString bet = betName(state);
    if (const auto* const status = std::get_if<wire::SetStatus>(&operation))
        return statusText(*status, bet);
    if (std::holds_alternative<wire::EditBet>(operation))
        return WriteListModel::tr("Edit of %1").arg(bet);
    if (std::holds_alternative<wire::DeleteBet>(operation))
        return WriteListModel::tr("Deletion of %1").arg(bet);
    if (std::holds_alternative<wire::RestoreBet>(operation))
        return WriteListModel::tr("Bringing back %1").arg(bet);
    return state.mine ? WriteListModel::tr("New bet on %1").arg(matchup(*state.mine))
                      : WriteListModel::tr("New bet");
}

QString stageWord(WriteStage stage)
{
    switch (stage) {
    case WriteStage::Waiting:
        return WriteListModel::tr("Waiting");
    case WriteStage::Sent:
        return WriteListModel::tr("Sent");
    case WriteStage::Accepted:
        return WriteListModel::tr("Accepted");
    case WriteStage::Refused:
        return WriteListModel::tr("Refused");
    case WriteStage::Conflicted:
        return WriteListModel::tr("Conflict");
    }
    Q_UNREACHABLE();
}

WriteListModel::WriteListModel(sync::SyncEngine& engine, QObject* parent)
    : QAbstractListModel(parent)
    , m_engine(engine)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &WriteListModel::read);
    const sync::Replica& replica = engine.replica();
    connect(&replica, &sync::Replica::betAdded, this, &WriteListModel::readSoon);
    connect(&replica, &sync::Replica::betChanged, this, &WriteListModel::readSoon);
    connect(&replica, &sync::Replica::betRemoved, this, &WriteListModel::readSoon);
    connect(&replica, &sync::Replica::reset, this, &WriteListModel::readSoon);
    connect(&replica, &sync::Replica::sendingCountChanged, this, &WriteListModel::readSoon);
    connect(&engine, &sync::SyncEngine::statusChanged, this, &WriteListModel::readSoon);
    connect(&engine, &sync::SyncEngine::refused, this, &WriteListModel::readSoon);
    connect(&engine, &sync::SyncEngine::accepted, this, &WriteListModel::remember);
    read();
}

void WriteListModel::readSoon()
{
    // Reading costs what is written and unanswered, which is little; but not once for each of a
    // thousand changes of others.
    if (!m_soon.isActive())
        m_soon.start();
}

WriteStage WriteListModel::stageOf(const sync::WriteState& state) const
{
    if (state.delivery == sync::Delivery::Conflicted)
        return WriteStage::Conflicted;
    if (state.delivery == sync::Delivery::Refused)
        return WriteStage::Refused;
    const sync::ConnectionState line = m_engine.status().state;
    const bool isUp = line == sync::ConnectionState::Live || line == sync::ConnectionState::Polling;
    return isUp ? WriteStage::Sent : WriteStage::Waiting;
}

void WriteListModel::read()
{
    QList<Entry> wanted;
    for (const sync::WriteState& state : m_engine.replica().writes())
        wanted.prepend({state, stageOf(state)});
    becomeAs(wanted + m_accepted);
}

void WriteListModel::remember(base::MutationId mutation, const domain::Bet& bet)
{
    const auto known = std::ranges::find(m_entries, mutation, &Entry::id);
    if (known == m_entries.end())
        return readSoon();
    Entry accepted = *known;
    accepted.stage = WriteStage::Accepted;
    accepted.state.theirs = bet;
    m_accepted.removeIf([mutation](const Entry& entry) { return entry.id() == mutation; });
    m_accepted.prepend(accepted);
    if (m_accepted.size() > kMaxAccepted)
        m_accepted.removeLast();
    readSoon();
}

void WriteListModel::becomeAs(const QList<Entry>& wanted)
{
    const auto isWanted = [&wanted](base::MutationId id) {
        return std::ranges::find(wanted, id, &Entry::id) != wanted.end();
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (isWanted(m_entries[row].id()))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
        const auto found =
            std::find_if(m_entries.cbegin() + row, m_entries.cend(), [&](const Entry& entry) {
                return entry.id() == wanted[row].id();
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
    emit countsChanged();
}

QModelIndex WriteListModel::indexOf(base::MutationId mutation) const
{
    const auto found = std::ranges::find(m_entries, mutation, &Entry::id);
    return found == m_entries.end() ? QModelIndex()
                                    : index(static_cast<int>(found - m_entries.begin()));
}

int WriteListModel::unansweredCount() const
{
    return static_cast<int>(std::ranges::count_if(m_entries, [](const Entry& entry) {
        return entry.stage == WriteStage::Waiting || entry.stage == WriteStage::Sent;
    }));
}

int WriteListModel::needingAnswerCount() const
{
    return static_cast<int>(std::ranges::count_if(m_entries, &Entry::needsAnswer));
}

int WriteListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant WriteListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry& entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return writeText(entry.state);
    case Qt::AccessibleTextRole:
        return u"%1, %2"_s.arg(writeText(entry.state), stageWord(entry.stage));
    case StageRole:
        return static_cast<int>(entry.stage);
    default:
        return {};
    }
}

} // namespace betlog::models
