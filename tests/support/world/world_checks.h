// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/world/reference_log.h"
#include "tests/support/world/seeded_world.h"

namespace betlog::tests {

/// What must hold of a world that has healed and come to rest.
class WorldChecks
{
public:
    explicit WorldChecks(SeededWorld& world)
        : m_world(world)
    { }

    /// The first promise that was broken; empty if all were kept.
    [[nodiscard]] QString firstFailure();
    /// Who is not live, or still waits for an answer.
    [[nodiscard]] QString whoIsRestless() const;

private:
    [[nodiscard]] QString logHoldsTogether();
    [[nodiscard]] QString logIsWhatWasTold();
    [[nodiscard]] QString logIsWhatWasAsked();
    [[nodiscard]] QString follow(const wire::Change& change);
    [[nodiscard]] QString everyWriteWasAnswered() const;
    [[nodiscard]] QString everyAckHasOneEffect() const;
    [[nodiscard]] QString allShowTheSame() const;
    [[nodiscard]] QString clientShowsTheLog(SimClient& client) const;
    [[nodiscard]] QString pollersHaveTheLog() const;

    [[nodiscard]] const ToldHistory& told() const;
    [[nodiscard]] const WriteFate* fateOf(base::MutationId mutation) const;

    SeededWorld& m_world;
    ReferenceLog m_reference;
};

} // namespace betlog::tests
