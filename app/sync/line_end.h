// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QMetaType>
#include <QString>

namespace betlog::sync {

/// How a connection, or the attempt at one, came to its end.
struct LineEnd
{
    enum class Kind {
        Unreachable, ///< nothing answers
        UpgradeRefused, ///< HTTP answers, but no WebSocket can be had
        Closed ///< it was open; `closeCode` says why, 1006 where nobody said anything
    };

    static constexpr int kAbnormal = 1006; ///< RFC 6455: the line broke without a close frame

    Kind kind = Kind::Unreachable;
    int closeCode = 0; ///< of Closed
    QString detail; ///< a plain sentence; may be empty

    friend bool operator==(const LineEnd&, const LineEnd&) = default;
};

/// Short: "upgrade refused", "closed (4408)".
[[nodiscard]] QString asText(const LineEnd& end);

} // namespace betlog::sync

Q_DECLARE_METATYPE(betlog::sync::LineEnd)
