// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/clock_text.h"

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

QString preciseTime(base::Timestamp moment)
{
    return moment.utc().toLocalTime().toString(u"HH:mm:ss.zzz"_s);
}

} // namespace betlog::models
