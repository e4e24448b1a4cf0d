// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "files/import.h"

#include <QAbstractTableModel>
#include <QSet>

namespace betlog::models {

/// What importing a file would do, bet by bet, with a tick for each that comes in. New bets are
/// ticked; what is there already is not, but may be; what is wrong cannot be.
class ImportPreviewModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        SummaryColumn,
        DateColumn,
        ResultColumn,
        VerdictColumn,
        SourceColumn,
        ColumnCount
    };

    explicit ImportPreviewModel(QObject* parent = nullptr);

    void setPlan(const files::ImportPlan& plan);

    [[nodiscard]] const files::ImportPlan& plan() const { return m_plan; }

    /// The writes of the ticked bets, oldest first, so that numbers follow time: each creation, and
    /// after it the bookkeeper's payout if it has one.
    [[nodiscard]] QList<wire::Mutation> chosen() const;

    [[nodiscard]] int chosenCount() const { return static_cast<int>(m_ticked.size()); }

    /// "4 new, 1 already there, 0 wrong"
    [[nodiscard]] QString totals() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void chosenChanged();

private:
    [[nodiscard]] QString text(const files::ImportItem& item, int column) const;

    files::ImportPlan m_plan;
    QSet<int> m_ticked; ///< rows
};

} // namespace betlog::models
