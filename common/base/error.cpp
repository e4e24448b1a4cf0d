// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/error.h"

namespace betlog::base {

Error fieldError(ErrorCode code, const QString& pointer, const QString& detail)
{
    return {code, detail, {{pointer, detail}}};
}

} // namespace betlog::base
