// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/messages.h"

/// Messages to test with: sound ones, with every field filled in.
namespace betlog::tests {

template <typename Id>
[[nodiscard]] Id someId(int last)
{
    const auto text = QStringLiteral("6f9619ff-8b86-4d01-b42d-00cf4fc9%1");
    return Id::fromText(text.arg(last, 4, 10, QChar(u'0'))).value();
}

[[nodiscard]] base::Timestamp someMoment(); ///< 2024-12-01T10:30:00.123Z
[[nodiscard]] wire::Hello fullHello();
[[nodiscard]] wire::Welcome fullWelcome();
[[nodiscard]] wire::Refusal fullRefusal();
[[nodiscard]] wire::Snapshot fullSnapshot();

} // namespace betlog::tests
