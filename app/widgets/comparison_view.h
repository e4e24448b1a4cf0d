// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_comparison.h"

#include <QWidget>

class QGridLayout;

namespace betlog::widgets {

/// Two versions of a bet side by side. Fields that differ are bold and carry a mark.
class ComparisonView final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(QWidget* parent = nullptr);

    void setFields(const QList<models::ComparedField>& fields);

private:
    QGridLayout* m_grid; ///< owned by Qt
    QWidget* m_inside = nullptr; ///< made anew for each comparison
};

} // namespace betlog::widgets
