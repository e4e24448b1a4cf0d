// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/command.h"
#include "server/core/log_settings.h"

namespace betlog::core {

/// Finds out who a client is. There is no sign-in yet: the name that a client gives is believed.
class Auth
{
public:
    explicit Auth(QStringList bookkeepers)
        : m_bookkeepers(std::move(bookkeepers))
    { }

    /// Invalid for a name that no person can have. An empty name is nobody yet: such an actor may
    /// write, and goes by the name on the bet.
    [[nodiscard]] base::Expected<Actor> identify(const QString& claimedName) const;

private:
    QStringList m_bookkeepers; ///< empty: everybody
};

} // namespace betlog::core
