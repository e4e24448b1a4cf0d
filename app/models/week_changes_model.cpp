// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_changes_model.h"

#include "app/models/bet_history.h"
#include "app/models/event_phrases.h"
#include "app/models/event_tally.h"
#include "app/models/notice_history_model.h"

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

namespace {

sync::LogEvent eventOf(const WeekChronicle& chronicle, qsizetype index)
{
    const wire::Change& change = chronicle.change(index);
    const domain::Bet* const before = chronicle.before(index);
    sync::LogEvent event;
    event.type = change.type;
    event.updateType = change.updateType;
    event.actor = change.actor;
    event.reason = change.reason;
    event.bet = change.bet;
    event.before = before ? std::optional(*before) : std::nullopt;
    event.timestamp = change.timestamp;
    return event;
}

} // namespace

WeekChangesModel::WeekChangesModel(const domain::Currency& currency, QObject* parent)
    : QAbstractListModel(parent)
    , m_currency(currency)
{ }

void WeekChangesModel::setChronicle(const WeekChronicle& chronicle)
{
    beginResetModel();
    m_chronicle = chronicle;
    endResetModel();
}

int WeekChangesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chronicle.size());
}

QVariant WeekChangesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const sync::LogEvent event = eventOf(m_chronicle, m_chronicle.size() - 1 - index.row());
    const QString text = eventSentence(event, m_self);
    if (role == Qt::DisplayRole)
        return text;
    if (role != NoticeHistoryModel::NoticeRole && role != Qt::AccessibleTextRole)
        return {};
    QStringList details {u"#%1"_s.arg(event.bet.number)};
    if (event.before)
        details += differences(*event.before, event.bet, m_currency);
    if (!event.reason.isEmpty())
        details.append(tr("Reason: %1").arg(event.reason));
    Notice notice;
    notice.kind = kindOf(deedOf(event));
    notice.text = text;
    notice.detail = details.join(u" · "_s);
    notice.actor = event.actor;
    notice.bet = event.bet.id;
    notice.at = event.timestamp;
    if (role == Qt::AccessibleTextRole)
        return QString(text + u' ' + notice.detail);
    return QVariant::fromValue(notice);
}

} // namespace betlog::models
