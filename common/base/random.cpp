// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/random.h"

#include <QRandomGenerator>

namespace betlog::base {

quint64 SystemRandom::below(quint64 bound)
{
    return QRandomGenerator::system()->bounded(bound);
}

QUuid SystemRandom::uuid()
{
    return QUuid::createUuid();
}

} // namespace betlog::base
