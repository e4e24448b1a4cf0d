// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"

#include <QObject>
#include <QTimer>

namespace betlog::models {

class BetListModel;

/// What the shown bets come to. Pending bets count as bets and as exposure, not as loss.
struct Totals
{
    int bets = 0;
    int pending = 0;
    domain::Money staked; ///< all that is at stake or was
    domain::Money returned;
    domain::Money profit; ///< of what is settled
    domain::Money exposure; ///< staked on bets that still wait

    friend bool operator==(const Totals&, const Totals&) = default;
};

/// Adds up the shown bets, once after any number of changes; very many a tenth of a second later.
class LogTotals final : public QObject
{
    Q_OBJECT

public:
    explicit LogTotals(const BetListModel& list, QObject* parent = nullptr);

    [[nodiscard]] const Totals& totals() const { return m_totals; }

signals:
    void totalsChanged(const betlog::models::Totals& totals);

private:
    void addUp();

    const BetListModel& m_list;
    Totals m_totals;
    QTimer m_addUpSoon;
};

} // namespace betlog::models
