// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <QtGlobal>

class QJsonObject;

namespace betlog::wire {

/// Which members of a write's body were sent in camel case ("userName") and which in snake case
/// ("user_name"). The rules know one spelling, and below which member a mutate message carries the
/// body they do not know at all; whoever is refused is told of the fields as they were sent.
class BodySpelling
{
public:
    BodySpelling() = default;
    explicit BodySpelling(const QJsonObject& body);

    /// A rule's error ("/user_name") with pointers into the body, as of an HTTP call ("/userName").
    /// What does not stand in the body, such as `baseVersion`, has none: the sentence says it.
    [[nodiscard]] base::Error inBody(base::Error error) const;
    /// The same with pointers into a mutate message: "/data/userName", "/baseVersion".
    [[nodiscard]] base::Error inMessage(base::Error error) const;

    friend bool operator==(const BodySpelling&, const BodySpelling&) = default;

private:
    [[nodiscard]] QString spelled(const QString& pointer) const;

    quint32 m_camel = 0; ///< a bit for each name that has two spellings
};

/// Pointers into a mutate message as the rules have them, for a client whose fields go by those.
[[nodiscard]] QString pointerOfRule(const QString& pointerInMessage);

} // namespace betlog::wire
