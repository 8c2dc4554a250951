'use strict';
void require('./charger.cjs').load().thread();
