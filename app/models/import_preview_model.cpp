// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/import_preview_model.h"

#include "app/models/receipt.h"
#include "app/models/typed_start.h"
#include "domain/settlement.h"

#include <algorithm>

namespace betlog::models {

using files::ImportItem;
using files::Verdict;

namespace {

[[nodiscard]] const wire::CreateBet* betOf(const ImportItem& item)
{
    const bool isBet = item.verdict != Verdict::Wrong;
    return isBet ? std::get_if<wire::CreateBet>(&item.create.operation) : nullptr;
}

[[nodiscard]] std::optional<base::Timestamp> dateOf(const ImportItem& item)
{
    const wire::CreateBet* const bet = betOf(item);
    return bet ? bet->betDate : std::nullopt;
}

[[nodiscard]] QString dateText(const ImportItem& item)
{
    const auto date = dateOf(item);
    return date ? typedStart(*date, QTimeZone::systemTimeZone()) : QString();
}

[[nodiscard]] QString resultText(const ImportItem& item)
{
    const wire::CreateBet* const bet = betOf(item);
    if (!bet || bet->slip.lines.isEmpty())
        return {};
    QList<domain::LineResult> results(bet->slip.lines.size(), domain::LineResult::Pending);
    for (auto result = bet->results.begin(); result != bet->results.end(); ++result)
        if (result.key() >= 0 && result.key() < results.size())
            results.replace(result.key(), result.value());
    return resultWord(domain::betResult(bet->slip, results, {}));
}

} // namespace

ImportPreviewModel::ImportPreviewModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void ImportPreviewModel::setPlan(const files::ImportPlan& plan)
{
    beginResetModel();
    m_plan = plan;
    m_ticked.clear();
    for (int row = 0; row < m_plan.items.size(); ++row) {
        if (m_plan.items[row].verdict == Verdict::New)
            m_ticked.insert(row);
    }
    endResetModel();
    emit chosenChanged();
}

QList<wire::Mutation> ImportPreviewModel::chosen() const
{
    QList<int> rows(m_ticked.cbegin(), m_ticked.cend());
    std::ranges::sort(rows, {}, [this](int row) {
        return std::pair(dateOf(m_plan.items[row]).value_or(base::Timestamp()), row);
    });
    QList<wire::Mutation> writes;
    for (const int row : rows) {
        const ImportItem& item = m_plan.items[row];
        writes.append(item.create);
        if (item.payoutOverride)
            writes.append(*item.payoutOverride);
    }
    return writes;
}

QString ImportPreviewModel::totals() const
{
    return tr("%1 new, %2 already there, %3 wrong")
        .arg(m_plan.count(Verdict::New))
        .arg(m_plan.count(Verdict::Duplicate))
        .arg(m_plan.count(Verdict::Wrong));
}

int ImportPreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plan.items.size());
}

int ImportPreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportItem& item = m_plan.items[index.row()];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(item, index.column());
    const bool tickable = index.column() == SummaryColumn && item.verdict != Verdict::Wrong;
    if (role == Qt::CheckStateRole && tickable)
        return m_ticked.contains(index.row()) ? Qt::Checked : Qt::Unchecked;
    return {};
}

QString ImportPreviewModel::text(const ImportItem& item, int column) const
{
    switch (column) {
    case SummaryColumn:
        return item.summary;
    case DateColumn:
        return dateText(item);
    case ResultColumn:
        return resultText(item);
    case VerdictColumn:
        return item.verdict == Verdict::New ? tr("New") : item.why;
    case SourceColumn:
        return item.source;
    default:
        return {};
    }
}

bool ImportPreviewModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    if (value.value<Qt::CheckState>() == Qt::Checked)
        m_ticked.insert(index.row());
    else
        m_ticked.remove(index.row());
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit chosenChanged();
    return true;
}

Qt::ItemFlags ImportPreviewModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_plan.items[index.row()].verdict == Verdict::Wrong)
        return Qt::ItemIsSelectable; // shown with its reason, but not to be chosen
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsUserCheckable, index.column() == SummaryColumn);
    return flags;
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SummaryColumn:
        return tr("Bet");
    case DateColumn:
        return tr("Entered");
    case ResultColumn:
        return tr("Result");
    case VerdictColumn:
        return tr("What becomes of it");
    case SourceColumn:
        return tr("Comes from");
    default:
        return {};
    }
}

} // namespace betlog::models
