// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/leaderboard_model.h"
#include "app/widgets/log_facts.h"

#include <QListView>

namespace betlog::widgets {

/// The rows of a leaderboard: "1 ● FLIGHTx12! +48.00" over "ROI +12.3 %  hit 55 %  24 bets".
class LeaderboardList final : public QListView
{
    Q_OBJECT

public:
    explicit LeaderboardList(QWidget* parent = nullptr);

    void setLeaderboard(models::LeaderboardModel& model);
    void setFacts(const LogFacts& facts);

    [[nodiscard]] models::LeaderboardModel* leaderboard() const { return m_model; }

    [[nodiscard]] const LogFacts& facts() const { return m_facts; }

private:
    models::LeaderboardModel* m_model = nullptr;
    LogFacts m_facts;
};

/// "+12.3 %", with a true minus; "–" where there is none.
/// "1.91", with a sign "+4.21"; a dash for nothing.
[[nodiscard]] QString hundredthsText(std::optional<qint64> hundredths, bool withSign);
[[nodiscard]] QString percentText(std::optional<qint64> basisPoints, bool withSign);
/// "55 %"; for a rate, which is never negative.
[[nodiscard]] QString wholePercentText(std::optional<qint64> basisPoints);
/// "ROI +12.3 % · hit 55 % · 24 bets"
[[nodiscard]] QString standingText(const domain::Tally& tally);
/// Each figure with what it means.
[[nodiscard]] QString standingToolTip(const domain::Tally& tally, const LogFacts& facts);

} // namespace betlog::widgets
