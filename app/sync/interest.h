// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/room.h"

#include <QList>

namespace betlog::sync {

/// Which rooms this client wants to hear: the current week, the week that is shown (and the few
/// shown before it, so that going back shows something at once), and the rooms of earlier weeks
/// that still have bets without a result.
class Interest
{
public:
    static constexpr int kWeeksKept = 3; ///< shown weeks
    static constexpr int kMaxCarriedRooms = 48; ///< within limits::kMaxRoomPatterns, with room left

    /// Each answers whether the patterns are other ones now.
    bool setCurrentWeek(domain::WeekKey week);
    bool show(domain::WeekKey week);
    /// Weeks that were shown in an earlier run, as if before all that were shown in this one.
    bool keepShowing(const QList<domain::WeekKey>& weeks);
    bool setCarriedRooms(const QList<domain::Room>& rooms); ///< the newest weeks win
    bool addCarriedRoom(const domain::Room& room);

    [[nodiscard]] domain::WeekKey currentWeek() const { return m_current; }

    [[nodiscard]] domain::WeekKey shownWeek() const;
    [[nodiscard]] QList<domain::RoomPattern> patterns() const;

private:
    [[nodiscard]] bool isWhole(domain::WeekKey week) const;

    domain::WeekKey m_current;
    QList<domain::WeekKey> m_shown; ///< newest last
    QList<domain::Room> m_carried;
};

/// All leagues of one week.
[[nodiscard]] domain::RoomPattern wholeWeek(domain::WeekKey week);

} // namespace betlog::sync
