// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/exact_sum.h"
#include "app/models/week_bets.h"

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

/// Adds up the shown bets. All of them are looked at where the week or the filter is new; then a
/// bet that changes is taken off as it was and added as it is. Told once after any number of
/// changes; of very many bets a tenth of a second later.
class LogTotals final : public QObject
{
    Q_OBJECT

public:
    explicit LogTotals(BetListModel& list, QObject* parent = nullptr);

    [[nodiscard]] const Totals& totals() const { return m_totals; }

signals:
    void totalsChanged(const betlog::models::Totals& totals);

private:
    struct Sums
    {
        int bets = 0;
        int pending = 0;
        ExactSum staked;
        ExactSum returned;
        ExactSum profit;
        ExactSum exposure;

        void add(const WeekBets::Entry& entry);
        void takeOff(const WeekBets::Entry& entry);
    };

    void add(base::BetId id);
    void takeOff(base::BetId id);
    void startAnew();
    void tellSoon();
    void tell();
    void addUp();
    /// Whether the bet is in the sums now, or belongs there.
    [[nodiscard]] bool isAdded(const WeekBets::Entry& entry);

    BetListModel& m_list;
    const WeekBets& m_bets;
    bool m_isAddedUp = false; ///< else the sums mean nothing
    Sums m_sums;
    Totals m_totals; ///< as last told
    QTimer m_tellSoon;
};

} // namespace betlog::models
