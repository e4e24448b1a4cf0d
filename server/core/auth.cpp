// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/auth.h"

#include "domain/bet_rules.h"

namespace betlog::core {

using namespace Qt::Literals::StringLiterals;

base::Expected<Actor> Auth::identify(const QString& claimedName) const
{
    const bool isBookkeeper = m_bookkeepers.isEmpty() || m_bookkeepers.contains(claimedName);
    if (claimedName.isEmpty())
        return Actor {claimedName, isBookkeeper};
    const QList<base::FieldError> errors = domain::checkUserName(claimedName, u"/user"_s);
    if (!errors.isEmpty())
        return base::unexpected(
            base::Error {base::ErrorCode::Invalid, errors.first().detail, errors});
    return Actor {claimedName, isBookkeeper};
}

} // namespace betlog::core
