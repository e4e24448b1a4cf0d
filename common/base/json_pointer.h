// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QString>

namespace betlog::base {

/// A member's name as one step of a JSON pointer (RFC 6901): `~` and `/` escaped.
[[nodiscard]] inline QString escapedForPointer(QString name)
{
    name.replace(u'~', QLatin1String("~0"));
    name.replace(u'/', QLatin1String("~1"));
    return name;
}

} // namespace betlog::base
