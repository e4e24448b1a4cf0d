// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

namespace betlog::widgets {

/// Which panels stand beside the log.
struct Panels
{
    bool filters = true;
    bool side = true; ///< leaderboard and notices

    friend bool operator==(const Panels&, const Panels&) = default;
};

inline constexpr int kNarrowWindow = 1000; ///< below, panels fold by themselves
inline constexpr int kRoomForAll = 1320; ///< from here, the editor and every panel fit

/// What is shown of what the person wants, in a window of that width. `insisted`: opened by hand
/// while the window was narrow.
[[nodiscard]] constexpr Panels
fittingPanels(Panels wanted, Panels insisted, int width, bool editorOpen)
{
    if (width < kNarrowWindow)
        return {insisted.filters && !editorOpen, insisted.side && !editorOpen};
    return {wanted.filters, wanted.side && (!editorOpen || width >= kRoomForAll)};
}

} // namespace betlog::widgets
